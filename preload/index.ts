import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Events } from './contract.ts';
import type { Exposed, ExposedDesktop } from './exposed.ts';
import { CHANGED_CHANNEL, channelOf, DESKTOP_QUESTIONS, desktopChannelOf, QUESTIONS } from './names.ts';

/*
 * The bridge between a page and the desktop application: one function for each question of the contract and no other
 * way. It runs in Chromium's sandbox in front of the page, in a world of its own.
 */

/** A function that asks on this channel and on no other. */
function askingOn(channel: string): (request: unknown) => Promise<unknown> {
  return (request) => ipcRenderer.invoke(channel, request);
}

function onChanged(listener: (event: Events['changed']) => void): () => void {
  // The page never gets the event itself: it would bring the way to send on any channel.
  const heard = (_event: IpcRendererEvent, changed: Events['changed']) => listener(changed);
  ipcRenderer.on(CHANGED_CHANNEL, heard);
  return () => {
    ipcRenderer.off(CHANGED_CHANNEL, heard);
  };
}

// Made from the lists, which hold every question and nothing else; the answers are what the door's types say.
const desktop = Object.fromEntries(
  DESKTOP_QUESTIONS.map((question) => [question, askingOn(desktopChannelOf(question))]),
) as unknown as ExposedDesktop;
const questions = Object.fromEntries(
  QUESTIONS.map((question) => [question, askingOn(channelOf(question))]),
) as unknown as Omit<Exposed, 'onChanged' | 'desktop'>;

contextBridge.exposeInMainWorld('laglight', { ...questions, onChanged, desktop } satisfies Exposed);
