import { app } from 'electron';

/** What the system's own "About" window says. */
export function describeApplication(icon: string): void {
  app.setAboutPanelOptions({
    applicationName: 'Laglight',
    applicationVersion: app.getVersion(),
    copyright: 'Open source under the Apache License 2.0',
    credits: 'Consumer lag, throughput and connections of your Confluent Cloud clusters.',
    iconPath: icon,
  });
}
