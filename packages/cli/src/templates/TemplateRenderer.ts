import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { COLLECT_ACTION, createCollectAction } from './createCollectAction';
import { localSteps } from './localSteps';
import { RenderCatalog } from './RenderCatalog';
import { RunningScaffolder, startScaffolder } from './startScaffolder';
import { TaskClient } from './TaskClient';
import type { TemplateFile } from './readTemplates';
import type { Entity } from './templateEntity';

/** The template as a catalog has it, with the steps that reach outside replaced by one that collects the files. */
function renderable(template: TemplateFile): Entity {
  const { entity, file, root } = template;
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        [ANNOTATION_LOCATION]: `file:${file}`,
        // The stock actions resolve relative addresses beside the file that this names.
        [ANNOTATION_SOURCE_LOCATION]: `file:${root}/./`,
      },
    },
    spec: {
      ...entity.spec,
      output: {},
      steps: [
        ...localSteps(entity.spec.steps),
        {
          id: 'causeway-collect',
          name: 'Collect the files',
          action: COLLECT_ACTION,
          // A secret, because answers are the template's own.
          input: { render: '${{ secrets.render }}' },
        },
      ],
    },
  };
}

/**
 * Renders golden paths as the wizard does: as tasks of the stock scaffolder, which runs inside this process. Starting it
 * takes seconds, each render well under one; start it once for many.
 */
export class TemplateRenderer {
  readonly #scaffolder: RunningScaffolder;
  readonly #tasks: TaskClient;
  readonly #templates: Map<string, Entity>;
  readonly #targets: Map<string, string>;
  #renders = 0;

  static async start(options: {
    /** What generated files are told the portal's address is. */
    portalUrl: string;
  }): Promise<TemplateRenderer> {
    const templates = new Map<string, Entity>();
    const targets = new Map<string, string>();
    const scaffolder = await startScaffolder({
      portalUrl: options.portalUrl,
      catalog: new RenderCatalog(templates),
      action: createCollectAction(targets),
    });
    return new TemplateRenderer(scaffolder, templates, targets);
  }

  private constructor(
    scaffolder: RunningScaffolder,
    templates: Map<string, Entity>,
    targets: Map<string, string>,
  ) {
    this.#scaffolder = scaffolder;
    this.#tasks = new TaskClient(scaffolder);
    this.#templates = templates;
    this.#targets = targets;
  }

  /**
   * Renders a golden path into a folder, which should be empty.
   *
   * @throws Error with the task's own message when answers are refused or a step fails
   */
  async render(options: {
    template: TemplateFile;
    values: JsonObject;
    outputDir: string;
  }): Promise<void> {
    const { template, values, outputDir } = options;
    this.#renders += 1;
    const render = `${this.#renders}`;
    const entity = renderable(template);
    const templateRef = stringifyEntityRef(entity);
    this.#templates.set(templateRef, entity);
    this.#targets.set(render, outputDir);
    try {
      await this.#tasks.run({ templateRef, values, secrets: { render } });
    } finally {
      this.#targets.delete(render);
    }
  }

  /** Ends the scaffolder. */
  async stop(): Promise<void> {
    await this.#scaffolder.stop();
  }
}
