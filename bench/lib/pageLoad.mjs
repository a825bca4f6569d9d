/**
 * Loads an address in a page and measures it until `ready` (a selector) is
 * visible: milliseconds since navigation, JavaScript files, their bytes on the
 * wire and decoded, and requests to the API. Bytes come from the browser's own
 * network events, so a file from its cache counts nothing.
 */
export async function measurePageLoad(page, { url, ready, quietMs = 1_500 }) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const requests = new Map();
  client.on('Network.requestWillBeSent', ({ requestId, request, type }) =>
    requests.set(requestId, { url: request.url, type, wire: 0, decoded: 0 }),
  );
  client.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const request = requests.get(requestId);
    if (request) request.decoded += dataLength;
  });
  client.on('Network.responseReceived', ({ requestId, response }) => {
    const request = requests.get(requestId);
    if (request) request.cached = response.fromDiskCache;
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.wire = encodedDataLength;
  });

  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(
    selector => {
      const element = document.querySelector(selector);
      return Boolean(element && element.getClientRects().length);
    },
    ready,
    { polling: 'raf', timeout: 60_000 },
  );
  const readyMs = await page.evaluate(() => performance.now());
  // What the page asks for right after its content belongs to its cost too.
  await page.waitForTimeout(quietMs);
  await client.detach();

  const all = [...requests.values()];
  const scripts = all.filter(r => r.type === 'Script' && !r.cached);
  const sum = (list, key) => list.reduce((total, r) => total + r[key], 0);
  return {
    readyMs,
    scripts: scripts.length,
    scriptWireKB: sum(scripts, 'wire') / 1000,
    scriptDecodedKB: sum(scripts, 'decoded') / 1000,
    apiRequests: all.filter(r => new URL(r.url).pathname.startsWith('/api/'))
      .length,
    foreignHosts: [
      ...new Set(
        all
          .map(r => new URL(r.url))
          .filter(
            u => /^https?:$/.test(u.protocol) && u.host !== new URL(url).host,
          )
          .map(u => u.host),
      ),
    ],
  };
}
