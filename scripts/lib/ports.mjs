import { createServer } from 'node:net';
import { UserError } from './progress.mjs';

function listenOnce(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const chosen = server.address().port;
      server.close(() => resolve(chosen));
    });
  });
}

/** The portal's port, from CAUSEWAY_PORT; an error in plain words if it's taken. */
export async function portalPort() {
  const text = process.env.CAUSEWAY_PORT || '7007';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new UserError(
      `CAUSEWAY_PORT is '${text}', which is not a port. Give a number from 1 to 65535`,
    );
  }
  try {
    return await listenOnce(port);
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      throw new UserError(
        `Port ${port} is taken by another program. Choose another one: CAUSEWAY_PORT=${
          port + 1
        } npm start`,
      );
    }
    if (error.code === 'EACCES') {
      throw new UserError(
        `Port ${port} needs rights that you don't have. Choose one above 1023: CAUSEWAY_PORT=7007 npm start`,
      );
    }
    throw error;
  }
}

/** Any port that is free on loopback now. */
export const freePort = () => listenOnce(0);
