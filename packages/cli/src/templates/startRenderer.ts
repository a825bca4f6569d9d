import { TemplateRenderer } from './TemplateRenderer';

/** Starts a renderer; a module of its own, because what it needs takes seconds to load. */
export default async function startRenderer(options: {
  portalUrl: string;
}): Promise<TemplateRenderer> {
  return TemplateRenderer.start(options);
}
