import fs from 'node:fs';
import path from 'node:path';

/** The folder of the lint's fixtures. */
export const FIXTURES = path.join(__dirname, '../../lint/__fixtures__');

/** A file of the lint's fixtures, as a repository has it. */
export function fixture(file: string) {
  return {
    file: `slos/${file}`,
    commit: 'abc',
    content: fs.readFileSync(path.join(FIXTURES, file), 'utf8'),
  };
}

/** A file of Sloth's with these entries of `slos`; `head` stands before them. */
export function sloth(slos: string, head = '') {
  return {
    file: 's.yaml',
    content: `version: prometheus/v1\nservice: api\n${head}slos:\n${slos}`,
  };
}

/** An SLO of Sloth's that nothing is wrong with. */
export const GOOD = `  - name: up
    objective: 99
    sli:
      raw: { error_ratio_query: 'avg_over_time(down[{{ .window }}])' }
    alerting: { name: Down }
`;
