import { COLUMNS } from './tableStyles';

/** Widths and headings of the list's columns. */
export function RunsTableHead() {
  return (
    <>
      <colgroup>
        <col />
        {COLUMNS.map(({ id, width }) => (
          <col key={id} className={id} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Name</th>
          {COLUMNS.map(({ id, label }) => (
            <th key={id} scope="col" className={id}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}
