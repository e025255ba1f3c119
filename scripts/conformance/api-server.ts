import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExitCode, ObsError } from '../../lib/support/errors.ts';
import { type Started, start } from '../../lib/support/process.ts';
import { Client } from './client.ts';

export interface ApiServer {
  readonly client: Client;
  /** Ends it and takes away everything that it has written. */
  readonly stop: () => Promise<void>;
}

/** Seconds that it may take until it answers: four on a machine that does nothing else. */
const patience = 180;

/**
 * Starts etcd and kube-apiserver on the loopback, with a key and a token of their own that nobody else sees. No kubelet,
 * no scheduler, no controllers: nothing ever runs there.
 *
 * @throws ObsError (exit code 3) when one of them ends, or does not answer in time
 */
export async function startApiServer(etcd: string, apiServer: string): Promise<ApiServer> {
  const folder = mkdtempSync(join(tmpdir(), 'obs-conformance-'));
  const started: Started[] = [];
  const stop = async () => {
    for (const one of started.reverse()) await one.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [clients, peers, port] = await freePorts();
    const token = randomBytes(24).toString('hex');
    writeKeys(folder, token);
    const url = (number: number | undefined) => `http://127.0.0.1:${number}`;
    started.push(
      await start(
        etcd,
        [
          ...['--name', 'one', '--data-dir', join(folder, 'etcd'), '--unsafe-no-fsync'],
          ...['--listen-client-urls', url(clients), '--advertise-client-urls', url(clients)],
          ...['--listen-peer-urls', url(peers), '--initial-advertise-peer-urls', url(peers)],
          ...['--initial-cluster', `one=${url(peers)}`],
        ],
        { env: {}, cwd: folder },
      ),
      await start(
        apiServer,
        [
          ...[`--etcd-servers=${url(clients)}`, '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1'],
          ...[`--secure-port=${port}`, `--cert-dir=${join(folder, 'certificates')}`],
          ...['--service-cluster-ip-range=10.96.0.0/16', '--endpoint-reconciler-type=none'],
          ...['--service-account-issuer=https://kubernetes.default.svc', '--allow-privileged=true'],
          ...[`--service-account-key-file=${join(folder, 'key')}`],
          ...[`--service-account-signing-key-file=${join(folder, 'key')}`],
          ...['--authorization-mode=RBAC', `--token-auth-file=${join(folder, 'tokens')}`],
        ],
        { env: {}, cwd: folder },
      ),
    );
    const client = await waitUntilReady(folder, port ?? 0, token, started);
    return { client, stop: () => Promise.resolve(client.close()).then(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function writeKeys(folder: string, token: string): void {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' });
  mkdirSync(join(folder, 'certificates'));
  writeFileSync(join(folder, 'key'), pem, { mode: 0o600 });
  writeFileSync(join(folder, 'tokens'), `${token},admin,admin,system:masters\n`, { mode: 0o600 });
}

async function waitUntilReady(
  folder: string,
  port: number,
  token: string,
  started: readonly Started[],
): Promise<Client> {
  const certificate = join(folder, 'certificates', 'apiserver.crt');
  for (const end = Date.now() + patience * 1000; Date.now() < end; ) {
    const ended = started.find((one) => !one.isRunning());
    if (ended) throw outside(`etcd or kube-apiserver has ended: ${ended.output().trim().split('\n').at(-1)}`);
    if (existsSync(certificate)) {
      const client = new Client(port, token, readFileSync(certificate, 'utf8'));
      // Until it listens there is no answer, and until it is ready another one.
      const isReady = await client.ask('GET', '/readyz').then(
        ({ status }) => status === 200,
        () => false,
      );
      if (isReady) return client;
      client.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw outside(`kube-apiserver was not ready after ${patience} s`);
}

const outside = (message: string) => new ObsError({ message }, ExitCode.outside);

/** Three ports on the loopback that nobody listens on. */
async function freePorts(): Promise<number[]> {
  const servers = [createServer(), createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
