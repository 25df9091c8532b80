import type { FileTrouble } from './database-errors.ts';

// What is said where history cannot be kept. Each says what to do.

const ELSEWHERE = 'or choose another folder for history in the settings';

/** Another process writes in the folder. */
export function takenSentence(folder: string): string {
  return (
    `Another Laglight keeps its history in ${folder}. This one remembers a short time in memory only, ` +
    'and goes on here by itself once the other has ended.'
  );
}

/** The file cannot be used. `reason` is what the system says. */
export function troubleSentence(
  trouble: Exclude<FileTrouble, 'damaged'>,
  folder: string,
  reason: string,
): string {
  switch (trouble) {
    case 'newer':
      return (
        `The history in ${folder} was written by a newer Laglight and is left as it is; nothing is added to it. ` +
        `Update Laglight, ${ELSEWHERE}.`
      );
    case 'full':
      return (
        `The disk of ${folder} is full: new minutes are not kept. ` +
        'Free some space; Laglight goes on by itself.'
      );
    case 'unusable':
      return `History cannot be kept in ${folder}: ${reason}. Put that right, ${ELSEWHERE}.`;
  }
}

/** The database was damaged and renamed. */
export function setAsideSentence(folder: string, reason: string, name: string): string {
  return (
    `The history in ${folder} could not be read (${reason}). ` +
    `It was set aside as ${name}, and a new one was started.`
  );
}
