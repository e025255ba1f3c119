import { Agent, request } from 'node:https';

export interface Answer {
  readonly status: number;
  /** The answer as JSON; text where it is none. */
  readonly body: unknown;
  /** What the API server warns of, each without code and quotes. */
  readonly warnings: readonly string[];
}

/** Asks one API server. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly port: number;
  private readonly token: string;
  private readonly ca: string;

  /** @param ca the certificate that the server shows, in PEM */
  constructor(port: number, token: string, ca: string) {
    this.port = port;
    this.token = token;
    this.ca = ca;
  }

  /** @throws Error when the server does not answer at all */
  ask(method: 'GET' | 'PATCH' | 'POST', path: string, body?: unknown): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${this.token}`,
      'content-type': method === 'PATCH' ? 'application/apply-patch+yaml' : 'application/json',
    };
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port: this.port,
          // The certificate that the server makes for itself is not for "localhost".
          servername: 'kubernetes',
          ca: this.ca,
          agent: this.agent,
          method,
          path,
          headers,
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: parse(Buffer.concat(chunks).toString('utf8')),
              warnings: warningsIn(answer.headers.warning),
            }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** The texts of a header such as `299 - "one", 299 - "two \"quoted\""`. */
export function warningsIn(header: string | undefined): string[] {
  return [...(header ?? '').matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replaceAll(/\\(.)/g, '$1'),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // `/readyz` answers "ok".
  }
}
