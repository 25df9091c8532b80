import type { Findings } from './findings.ts';
import { listed, quote } from './words.ts';

/** A scrape job, in whatever language it was written. */
export interface Job {
  readonly name: string | undefined;
  /** Hosts or addresses it talks to; empty where the text was cut. */
  readonly targets: readonly string[];
  readonly path: string | undefined;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** Files that hold what the text does not. */
  readonly files: readonly string[];
  /** The value of an `Authorization` header. */
  readonly authorization: string | undefined;
  /** What is to be said of its other settings. */
  readonly remarks: readonly (string | undefined)[];
}

const CONFLUENT = /(^|[./])confluent\.cloud(:\d+)?(\/|$)/;
const RESOURCE = /^resource[._]/;

/** Takes what a job says of key and clusters, or notes that it is none of Confluent's. */
export function takeJob(job: Job, findings: Findings): void {
  if (!isConfluent(job)) {
    const subject = job.name === undefined ? 'A part of the text' : `The job “${quote(job.name)}”`;
    findings.remark(`${subject} reads ${listed(job.targets)}, not Confluent.`);
    return;
  }
  const source = findings.addSource(job.name);
  source.takeCredentials(job.username, job.password);
  if (job.authorization !== undefined) source.takeAuthorization(job.authorization);
  for (const [name, value] of job.parameters) source.takeParameter(name, value);
  for (const file of job.files) {
    findings.remark(
      `The file ${quote(file)} is not opened: Laglight reads no file that a pasted text names.`,
    );
  }
  const elsewhere = job.targets.filter((target) => !CONFLUENT.test(target));
  if (elsewhere.length > 0) {
    findings.remark(
      `The address ${listed(elsewhere)} is left aside: only LAGLIGHT_TELEMETRY_URL sets another than Confluent’s.`,
    );
  }
  for (const remark of job.remarks) findings.remark(remark);
}

function isConfluent({ targets, path, parameters }: Job): boolean {
  return (
    targets.length === 0 ||
    targets.some((target) => CONFLUENT.test(target)) ||
    path?.startsWith('/v2/metrics/') === true ||
    parameters.some(([name]) => RESOURCE.test(name))
  );
}
