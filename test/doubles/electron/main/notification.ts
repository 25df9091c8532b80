import type { NotificationConstructorOptions } from 'electron';
import { StrictEmitter } from './strict.ts';

/** Those that were shown and not closed. */
export const notifications = new Set<Notification>();

/** A notification of the desktop. */
export class Notification extends StrictEmitter<{
  show: [];
  click: [];
  close: [];
  failed: [event: object, error: string];
}> {
  readonly title: string;
  readonly body: string;

  constructor({ title = '', body = '' }: NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'failed']);
    this.title = title;
    this.body = body;
  }

  show(): void {
    notifications.add(this);
    this.emit('show');
  }

  close(): void {
    notifications.delete(this);
    this.bury();
    this.emit('close');
  }
}
