// Preloaded into what `npm start` starts: if the starter is gone, even by
// SIGKILL, its end of the channel closes and the process ends by itself.
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
