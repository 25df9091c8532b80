import type { Cloud } from './cloud.ts';
import type { Reply } from './reply.ts';

const GATEWAY_PAGE =
  '<html>\n<head><title>500 Internal Server Error</title></head>\n' +
  '<body><center><h1>500 Internal Server Error</h1></center><hr></body>\n</html>\n';
const LOGIN_PAGE =
  '<!doctype html>\n<html lang="en"><head><title>Welcome to Hotel Wi-Fi</title></head>\n' +
  '<body><form action="/login"><input name="room"><button>Connect</button></form></body></html>\n';

/** What goes wrong between the server and the client, by the scenarios that are on. */
export class Faults {
  readonly #cloud: Cloud;
  #cuts = 0;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
  }

  /** An answer that comes from elsewhere than the API, where there is one. `asked` is the request's path and body. */
  instead(asked: string): Reply | undefined {
    if (this.#isOn('server-error', asked)) return htmlReply(500, GATEWAY_PAGE);
    if (this.#isOn('html-page', asked)) return htmlReply(200, LOGIN_PAGE);
    return undefined;
  }

  /** The answer as it will be damaged on its way. */
  damaged(reply: Reply, asked: string): Reply {
    if (this.#isOn('slow-body', asked)) return { ...reply, damage: 'slow' };
    if (this.#isOn('corrupt-gzip', asked)) return { ...reply, damage: 'corrupt-gzip' };
    if (!this.#isOn('cut-off-body', asked)) return reply;
    this.#cuts += 1;
    const { cutOff } = this.#cloud.behaviour;
    const inTurn = this.#cuts % 2 === 1 ? 'content-length' : 'chunks';
    return { ...reply, damage: `cut-${cutOff === 'in-turns' ? inTurn : cutOff}` };
  }

  #isOn(
    name: 'server-error' | 'html-page' | 'slow-body' | 'corrupt-gzip' | 'cut-off-body',
    asked: string,
  ): boolean {
    return this.#cloud
      .running(name)
      .some(({ target }) => target.cluster === undefined || asked.includes(target.cluster));
  }
}

function htmlReply(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
