// The way of a person: last year's file or a blank one, the form, the files to take away.

import * as server from './ask.js';
import { button, byId, closeUndo, element, tell } from './dom.js';
import * as dialogs from './dialogs.js';
import { draw, follow, forget as forgetSheets, markFaults } from './preview.js';
import { takeDrops } from './files.js';
import * as findings from './findings.js';
import { build, fitAll, read, showCell } from './form.js';
import * as keeping from './keep.js';
import * as office from './office.js';
import { figuresOf, formOf, nameOf, onChange, parseExactly, state, take, text } from './report.js';
import { refreshCells } from './tables.js';

/** The row of the office's list that is open. */
let openRow = null;
/** Whether a report of the list was changed. */
let isListDirty = false;

/** Does one thing after the other, and of those that came meanwhile only the last. */
function latest(act) {
  let [isBusy, isWanted, hasFailed] = [false, false, false];
  const fail = (error) => {
    hasFailed = true;
    tell(error.message);
  };
  const succeed = () => {
    if (hasFailed) tell();
    hasFailed = false;
  };
  return async function run() {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    while (isWanted) {
      isWanted = false;
      await act().then(succeed, fail);
    }
    isBusy = false;
  };
}

const check = latest(async () => {
  findings.show(await server.check(text(), state.previous?.text));
  markFaults();
  showCell();
  performance.mark('checked');
});

const preview = latest(async () => {
  await draw(text(), state.previous?.text);
  performance.mark('drawn');
});

onChange(() => {
  closeUndo();
  read();
  refreshCells();
  byId('title').textContent = nameOf();
  if (keeping.isKept() && !keeping.keep()) tell('内容太大，浏览器记不住：请用“存起来下次再填”。');
  performance.mark('changed');
  check();
  preview();
});

/** Shows one of the page's three sides. */
function show(side) {
  closeUndo();
  for (const id of ['start', 'office', 'work']) byId(id).hidden = id !== side;
  byId('tools').hidden = side === 'start';
  for (const id of ['last-year', 'take']) byId(id).hidden = side !== 'work';
  byId('to-list').hidden = side !== 'work' || !openRow;
  document.body.dataset.side = side;
  byId('open-another').textContent = side === 'office' ? '换一批' : '换一份';
  if (side !== 'work') byId('status').textContent = '';
  byId('title').textContent = side === 'work' ? nameOf() : '政府信息公开工作年度报告';
  document.title = side === 'work' ? nameOf() : '填写政府信息公开工作年度报告';
}

/** Begins to fill in a report. */
function fillIn(report, account, previous) {
  tell();
  take(report, account);
  state.previous = previous ?? null;
  state.isDirty = false;
  forgetSheets();
  findings.forget();
  build();
  show('work');
  fitAll();
  byId('last-year').textContent = state.previous ? '上一年：已带入' : '上一年';
  window.scrollTo(0, 0);
  byId('content').focus({ preventScroll: true });
  check();
  preview();
}

const previousOf = (report) => {
  const parsed = parseExactly(report);
  return { text: report, name: nameOf(parsed), figures: Object.fromEntries(figuresOf(formOf(parsed), parsed)) };
};

/** Brings a file in and asks what it is for. */
async function openContent(content) {
  try {
    tell();
    await openBroughtIn(await server.bringIn(content));
  } catch (error) {
    tell(error.message);
  }
}

/** The year whose report is due: from October on it is written for the year that ends, to be out in January. */
function yearToReport() {
  const now = new Date();
  return now.getMonth() >= 9 ? now.getFullYear() : now.getFullYear() - 1;
}

async function openBroughtIn({ report, account }) {
  const isOfNow = account.year === yearToReport() || !account.values.length;
  const next = account.year && ['next', `接着填 ${account.year + 1} 年的`,
    '文字、标题、联系方式照去年的，上年结转自动带入，其他数等你填'];
  const same = ['same', `打开这份${account.year ? ` ${account.year} 年的` : ''}`, '检查、修改这一份'];
  const answers = (isOfNow ? [same, next] : [next, same]).filter(Boolean);
  const answer = await dialogs.choose('读到了这份年报', dialogs.accountOf(account), answers);
  if (answer === 'same') fillIn(report, account, null);
  if (answer === 'next') await fillNext(report, account);
}

/** Begins the year after a report. */
async function fillNext(report, account) {
  const begun = await server.begin(account.year + 1, account.agency, report);
  const parsed = parseExactly(begun);
  const carried = [...figuresOf(formOf(parsed), parsed)].map(([path, figure]) => ({
    path, figure, proof: 'carried', raw: null, place: null, reason: `取自 ${account.year} 年的年报`,
  }));
  fillIn(begun, { values: carried }, previousOf(report));
  state.isDirty = true;
}

async function openFiles(files) {
  const joinsList = !byId('office').hidden;
  if (!files.length || (!joinsList && !mayLeave())) return;
  if (files.length === 1 && !joinsList) {
    openRow = null;
    await openContent(await files[0].arrayBuffer());
    return;
  }
  if (!joinsList) {
    office.clear();
    isListDirty = false;
  }
  show('office');
  byId('content').focus({ preventScroll: true });
  await office.add(files);
}

const isUnsaved = () => byId('start').hidden && (state.isDirty || isListDirty);
const mayLeave = () => !isUnsaved() || window.confirm('填的内容还没有取走，离开就没有了。要离开吗？');

async function toList() {
  const row = openRow;
  openRow = null;
  isListDirty ||= state.isDirty;
  state.isDirty = false;
  show('office');
  await office.update(row, text(), state.account);
}

office.onOpen((row) => {
  openRow = row;
  const previous = office.previousOf(row);
  fillIn(row.report, row.account, previous && previousOf(previous.report));
});

/** Last year's report, to compare with. */
function askLastYear() {
  const file = element('input', { type: 'file', 'aria-label': '上一年的年报文件' });
  const said = element('p', { role: 'status' });
  file.addEventListener('change', async () => {
    try {
      const { report, account } = await server.bringIn(await file.files[0].arrayBuffer());
      state.previous = previousOf(report);
      said.textContent = `已带入：${account.agency} ${account.year ?? ''} 年的年报`;
      byId('last-year').textContent = '上一年：已带入';
      check();
      preview();
    } catch (error) {
      said.textContent = error.message;
    }
  });
  const now = state.previous ? `现在带入的是：${state.previous.name}` : '带入上一年的年报，就能核对上年结转和现行有效件数。';
  dialogs.openDialog('上一年的年报', element('p', { text: now }), file, said, button('关闭', dialogs.close));
}

function backToStart() {
  if (!mayLeave()) return;
  openRow = null;
  [state.isDirty, isListDirty] = [false, false];
  keeping.forget();
  show('start');
}

function keepBox() {
  const box = element('input', { type: 'checkbox' });
  box.checked = keeping.isKept();
  box.addEventListener('change', () => {
    if (!box.checked) keeping.forget();
    else if (!keeping.keep()) box.checked = false;
  });
  return element('label', { class: 'keep' }, box, '在这台电脑上记住填的内容（公用的电脑不要选）');
}

const PANES = ['form', 'findings', 'preview'];

/** F6 goes from the form to what is wrong, to the sheets, and back to where one was. */
function toNextPane(step) {
  const current = PANES.findIndex((id) => byId(id).contains(document.activeElement));
  if (current === 0) formCursor = document.activeElement;
  const next = PANES[(Math.max(current, 0) + step + PANES.length) % PANES.length];
  const inside = next === 'form' ? formCursor : byId(next).querySelector('button');
  const target = inside && byId(next).contains(inside) ? inside : next === 'form' ? byId('content') : byId(next);
  target.focus();
}
let formCursor = null;

function listen() {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || byId('work').hidden || byId('dialog').open) return;
    event.preventDefault();
    toNextPane(event.shiftKey ? -1 : 1);
  });
  takeDrops(document.body, openFiles);
  for (const id of ['file', 'folder']) {
    byId(id).addEventListener('change', (event) => openFiles([...event.target.files].filter(({ name }) => !name.startsWith('.'))).then(() => (event.target.value = '')));
  }
  byId('read-pasted').addEventListener('click', () => openContent(new Blob([byId('pasted').value])));
  byId('pasted').addEventListener('paste', (event) => {
    const page = event.clipboardData.getData('text/html');
    if (!page) return;
    event.preventDefault();
    openContent(new Blob([page]));
  });
  byId('new').addEventListener('submit', async (event) => {
    event.preventDefault();
    const [agency, year] = [byId('new-agency').value.trim(), byId('new-year').value.trim()];
    if (!agency) return tell('请写上机关名称');
    if (!/^\d{4}$/.test(year)) return tell('年度写四位数，如 2025');
    try {
      fillIn(await server.begin(Number(year), agency, null), null, null);
    } catch (error) {
      tell(error.message);
    }
  });
  byId('open-another').addEventListener('click', backToStart);
  byId('to-list').addEventListener('click', toList);
  byId('last-year').addEventListener('click', askLastYear);
  byId('take').addEventListener('click', () => dialogs.takeAway(keepBox()));
  byId('end').addEventListener('click', () => mayLeave() && dialogs.endProgram());
  document.addEventListener('focusin', (event) => {
    showCell();
    if (event.target.dataset?.path) follow(event.target.dataset.path);
  });
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved() && (isListDirty || !keeping.isKept())) {
      event.preventDefault();
      // Before Chromium 119 only this asks.
      event.returnValue = true;
    }
  });
}

async function start() {
  listen();
  byId('new-year').value = yearToReport();
  try {
    const { ends, opened, editions } = await server.session();
    state.forms = await Promise.all(editions.map(server.form));
    for (const id of ['end', 'promise']) byId(id).hidden = !ends;
    const kept = keeping.kept();
    if (opened) await openContent(await server.opened());
    else if (kept) fillIn(kept.report, kept.account, kept.previous);
  } catch (error) {
    tell(error.message);
  }
  document.body.dataset.ready = '';
}

show('start');
start();
