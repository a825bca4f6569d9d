// Compresses the built files once, at the highest level, so that no request
// ever pays for it. Run after `backstage-cli package build`.
import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const COMPRESSIBLE = /\.(css|html|js|json|svg|txt|wasm)$/;
const SMALLEST_WORTH_IT_BYTES = 512;

const staticDirectory = fileURLToPath(
  new URL('../dist/static', import.meta.url),
);

async function* filesBelow(directory) {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (COMPRESSIBLE.test(entry.name)) yield path;
  }
}

async function compress(path) {
  const { size } = await stat(path);
  if (size < SMALLEST_WORTH_IT_BYTES) return;
  const brotli = createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: size,
    },
  });
  await pipeline(
    createReadStream(path),
    brotli,
    createWriteStream(`${path}.br`),
  );
  await pipeline(
    createReadStream(path),
    createGzip({ level: 9 }),
    createWriteStream(`${path}.gz`),
  );
}

const queue = [];
for await (const path of filesBelow(staticDirectory)) queue.push(path);
const worker = async () => {
  for (let path = queue.pop(); path; path = queue.pop()) await compress(path);
};
const count = queue.length;
await Promise.all(Array.from({ length: availableParallelism() }, worker));
process.stdout.write(`compressed ${count} files\n`);
