// Files that are dropped or chosen.

/** All files that were dropped, also those in folders. */
export async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = await Promise.all(entries.map(filesOf));
  return entries.length ? files.flat() : [...transfer.files];
}

async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const all = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) break;
    all.push(...some);
  }
  all.sort((one, other) => (one.name < other.name ? -1 : 1));
  return (await Promise.all(all.filter(({ name }) => !name.startsWith('.')).map(filesOf))).flat();
}

/** Calls for the files that are dropped on an element, which shows that it takes them. */
export function takeDrops(target, call) {
  const over = (is) => (event) => {
    // Words that are dragged within the form are no file.
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    target.toggleAttribute('data-over', is);
  };
  target.addEventListener('dragover', over(true));
  target.addEventListener('dragleave', over(false));
  target.addEventListener('drop', async (event) => {
    over(false)(event);
    if (event.defaultPrevented) call(await dropped(event.dataTransfer));
  });
}
