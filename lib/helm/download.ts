import { ExitCode, ObsError } from '../support/errors.ts';

/** What of `fetch` is used, so that tests need no network. */
export type Fetcher = (
  url: string,
  options: { readonly redirect: 'manual'; readonly signal: AbortSignal },
) => Promise<Response>;

export interface DownloadOptions {
  /** @default the global fetch */
  readonly fetcher?: Fetcher;
  /** Milliseconds for one try. @default 60000 */
  readonly timeout?: number;
  /** Bytes that the answer may have. @default 64 MiB */
  readonly maxBytes?: number;
  /** Waits between two tries. @default setTimeout */
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** Tries, and milliseconds before the second and the third. */
const pauses = [500, 2000];
const maxRedirects = 5;

/**
 * Downloads over HTTPS. What may pass by itself (no connection, a time-out, 429 and 5xx) is tried three times.
 *
 * @throws ObsError (exit code 3): an address or a redirect that is not https, an answer that is no success or too large
 */
export async function download(url: string, options: DownloadOptions = {}): Promise<Uint8Array> {
  const sleep =
    options.sleep ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(url, options);
    } catch (error) {
      if (!(error instanceof PassingError)) throw error;
      const pause = pauses[attempt];
      if (pause === undefined) {
        throw failure(url, `${error.message} (tried ${pauses.length + 1} times)`, error.cause);
      }
      await sleep(pause);
    }
  }
}

/** An error that another try may not meet. */
class PassingError extends Error {}

async function once(
  url: string,
  { fetcher = fetch, timeout = 60_000, maxBytes = 64 * 1024 * 1024 }: DownloadOptions,
): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(timeout);
  let address = url;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    if (new URL(address).protocol !== 'https:')
      throw failure(url, `it leads to ${address}, which is not https`);
    const response = await answered(() => fetcher(address, { redirect: 'manual', signal }));
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      address = new URL(location, address).href;
      continue;
    }
    if (!response.ok) {
      await response.body?.cancel();
      const status = `the answer is ${response.status}`;
      if (response.status === 429 || response.status >= 500) throw new PassingError(status);
      throw failure(url, status);
    }
    return answered(() => body(response, url, maxBytes));
  }
  throw failure(url, `it is redirected more than ${maxRedirects} times`);
}

/** Errors of the connection are ones that may pass. */
async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ObsError) throw error;
    const { name, message, cause } = error as Error;
    const why =
      name === 'TimeoutError' ? 'it took too long' : ((cause as Error | undefined)?.message ?? message);
    throw new PassingError(why, { cause: error });
  }
}

async function body(response: Response, url: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw failure(url, `it has more than ${Math.floor(maxBytes / 1024 / 1024)} MiB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function failure(url: string, why: string, cause?: unknown): ObsError {
  return new ObsError(
    {
      message: `${url} could not be downloaded: ${why}`,
      fix: 'try again later; on a machine without a network, bring the .tgz and run `npx obs charts import PATH`',
    },
    ExitCode.outside,
    cause,
  );
}
