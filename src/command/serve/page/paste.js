// Blocks of figures from Excel, Word or a web page, into the cells from the one with the cursor on.

/** A copied block as rows of cells. */
export function rowsOf(text) {
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  return rows.map((row) => row.split('\t').map((cell) => cell.trim()));
}

/** Digits and the point typed at full width are the same number. */
export const halfWidth = (text) =>
  text.replace(/[０-９．]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));

const isFigure = (cell) => cell === '' || /^[-+]?[\d０-９][\d０-９,，.．]*(?:万元|元|件)?$/.test(cell);
const isWords = (cell) => !isFigure(cell) && !/^[-—/／无\s]*$/.test(cell);

/** The block without the heads and labels that were copied with it. */
export function withoutLabels(rows) {
  const hasFigures = (row) => row.some((cell) => cell !== '' && !isWords(cell));
  // A blank row below is a row; only heads are above the figures.
  const figures = rows.slice(Math.max(rows.findIndex(hasFigures), 0));
  const most = Math.max(...figures.map((row) => row.length));
  let labels = 0;
  const isLabel = (cell = '') => cell === '' || isWords(cell);
  while (labels < most - 1 && figures.every((row) => isLabel(row[labels]))
    && figures.some((row) => isWords(row[labels] ?? ''))) labels += 1;
  return figures.map((row) => row.slice(labels));
}

/**
 * What goes into which cell: rows below each other, cells beside each other, from the one at the cursor.
 *
 * `grid` is the table's cells with values, by row; what has no place is counted.
 */
export function placed(rows, grid, start) {
  const from = grid.findIndex((row) => row.includes(start));
  const column = start.column;
  const taken = [];
  let lost = 0;
  for (const [down, row] of rows.entries()) {
    const cells = (grid[from + down] ?? []).filter((cell) => cell.column >= column);
    for (const [across, text] of row.entries()) {
      // A blank says nothing: what stands in the cell is left.
      if (text === '') continue;
      if (cells[across]) taken.push([cells[across], halfWidth(text)]);
      else lost += 1;
    }
  }
  return { taken, lost };
}
