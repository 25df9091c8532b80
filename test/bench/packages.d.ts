declare module 'parse-prometheus-text-format' {
  interface Metric {
    readonly value: string;
    readonly labels?: Readonly<Record<string, string>>;
  }
  interface Family {
    readonly name: string;
    readonly metrics: readonly Metric[];
  }
  export default function parse(text: string): readonly Family[];
}

declare module 'exposition' {
  interface Family {
    readonly metrics: readonly unknown[];
  }
  export function parse(text: string): readonly Family[];
}
