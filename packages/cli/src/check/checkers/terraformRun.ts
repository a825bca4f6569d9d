import fs from 'node:fs';
import path from 'node:path';
import type { CheckContext } from '../Checker';
import type { Toolbox } from '../Toolbox';

/** Where machines keep folders of Terraform plugins. */
const PLUGIN_PLACES = ['.terraform.d', '/opt', '/usr/local', '/usr/share', '/'];

const PLUGIN =
  'registry.terraform.io/hashicorp/aws/*/*/terraform-provider-aws_v*';

let mirror: Promise<string | undefined> | undefined;

/** The folder that is laid out as Terraform's mirrors are and has the AWS provider, if this machine has one. */
async function findMirror(toolbox: Toolbox): Promise<string | undefined> {
  const places = [process.env.TF_PLUGIN_MIRROR, ...PLUGIN_PLACES].flatMap(
    place => (place ? [path.resolve(process.env.HOME ?? '/', place)] : []),
  );
  for (const place of places.filter(fs.existsSync)) {
    const { stdout } = await toolbox.run('find', [
      place,
      '-xdev',
      '-type',
      'f',
      '-path',
      `*/${PLUGIN}`,
    ]);
    const [plugin] = stdout.split('\n').filter(Boolean).sort().reverse();
    if (plugin) {
      return plugin.slice(0, plugin.indexOf('/registry.terraform.io/'));
    }
  }
  return undefined;
}

/**
 * The settings that Terraform runs with: the AWS provider comes from the CLI configuration of the machine, from a folder
 * of plugins on its disk (TF_PLUGIN_MIRROR, or the usual places), or else over the network.
 */
async function terraformEnvironment(
  context: CheckContext,
): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = {
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  };
  const configured =
    process.env.TF_CLI_CONFIG_FILE ??
    path.join(process.env.HOME ?? '/', '.terraformrc');
  if (fs.existsSync(configured)) {
    return env;
  }
  mirror ??= findMirror(context.toolbox);
  const folder = await mirror;
  if (!folder) {
    return { ...env, TF_CLI_CONFIG_FILE: undefined };
  }
  const file = path.join(context.scratch, 'terraform.rc');
  await fs.promises.writeFile(
    file,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(
      folder,
    )}\n  }\n}\n`,
  );
  return { ...env, TF_CLI_CONFIG_FILE: file };
}

/** A copy of the modules that Terraform may write into, and a function that runs it in one of them. */
export async function terraformCopy(context: CheckContext) {
  const copy = path.join(context.scratch, 'terraform');
  await fs.promises.cp(
    path.join(context.render.dir, 'deploy/terraform'),
    copy,
    { recursive: true },
  );
  const env = await terraformEnvironment(context);
  return (folder: string, ...args: string[]) =>
    context.toolbox.run(
      'terraform',
      [`-chdir=${path.join(copy, folder)}`, ...args],
      { env },
    );
}
