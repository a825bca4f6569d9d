const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/** The media type of an image that a browser shows, by its file's name; `undefined` for other files. */
export function imageType(path: string): string | undefined {
  return TYPES[path.split('.').pop()?.toLocaleLowerCase('en-US') ?? ''];
}
