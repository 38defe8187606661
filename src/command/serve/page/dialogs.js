// Questions that wait for an answer.

import * as server from './ask.js';
import { button, byId, element, goTo, tell } from './dom.js';
import { shown } from './findings.js';
import { nameOf, state, text } from './report.js';

const dialog = byId('dialog');

/** Opens the dialog. */
export function openDialog(heading, ...content) {
  dialog.replaceChildren(element('h2', { id: 'dialog-heading', text: heading }), ...content);
  if (!dialog.open) dialog.showModal();
}
export const close = () => dialog.close();

/** Asks for one of several answers: `[value, words, explanation]`; nothing if the person goes back. */
export function choose(heading, explained, answers) {
  return new Promise((resolve) => {
    const done = (value) => (close(), resolve(value));
    const choices = answers.map(([value, words, explanation], index) => element('div', { class: 'choice' },
      button(words, () => done(value), { class: index === 0 && 'main' }),
      explanation && element('p', { text: explanation })));
    openDialog(heading, ...explained, ...choices, button('不打开', () => done(null)));
    dialog.addEventListener('cancel', () => resolve(null), { once: true });
  });
}

/** Hands a file to the person. */
export function save(content, name) {
  const link = element('a', { href: URL.createObjectURL(content), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const FORMATS = [
  ['pdf', 'PDF', '打印、上报'], ['docx', 'Word', '还要改版面的时候'], ['html', '网页', '放到门户网站上'],
  ['ofd', 'OFD', '电子公文'], ['zip', '全部', '一个压缩包，四种文件和数据都在里面'],
];

/** What is still to be looked at before a file is taken away. */
function remindersOf(warnings) {
  const look = () => {
    close();
    goTo(byId('findings-heading'));
  };
  return [
    warnings > 0 && element('p', { class: 'warning' }, `还有 ${warnings} 处提醒，看过再取走：`, button('去看提醒', look)),
    !state.report.date && element('p', { class: 'warning', text: '没有写成文日期：印出来没有落款。' }),
  ].filter(Boolean);
}

/** What can be taken away. */
export function takeAway(keepBox) {
  const said = element('p', { role: 'status' });
  const take = (format, isDraft, extension = format) => async () => {
    said.textContent = '正在生成…';
    try {
      const name = `${nameOf()}${isDraft ? '（草稿）' : ''}.${extension}`;
      save(await server.file(text(), format, isDraft), name);
      if (!isDraft) state.isDirty = false;
      said.textContent = `已生成 ${name}，在浏览器的“下载”里`;
    } catch (error) {
      said.textContent = error.message;
    }
  };
  const open = shown.filter(({ accepted }) => accepted === null);
  const errors = open.filter(({ severity }) => severity === 'error');
  const row = (name, words, onclick) => element('div', { class: 'choice' }, button(name, onclick), element('p', { text: words }));
  const finished = FORMATS.map(([format, name, words]) => row(name, words, take(format, false)));
  const unfinished = element('p', { class: 'warning', text: '还有错误或者没填的地方，现在只能取草稿：每页印着“草稿”，最后一页列出问题。' });
  openDialog('取走文件', ...remindersOf(open.length - errors.length),
    ...(errors.length ? [unfinished] : [...finished, row('看 PDF', '在新窗口里打开', viewPdf(said))]),
    row('草稿 PDF', '给别人看、核对', take('pdf', true)), row('草稿 Word', '', take('docx', true)),
    row('存起来下次再填', '存成一份存稿，下次把它拖进来；不用来上报', () => {
      save(new Blob([text()]), `${nameOf()}（填写存稿）.json`);
      state.isDirty = false;
      said.textContent = '已存好';
    }), keepBox, said, button('关闭', close));
}

const viewPdf = (said) => async () => {
  const view = window.open('about:blank');
  try {
    const file = await server.file(text(), 'pdf', false);
    const address = URL.createObjectURL(file);
    if (view) view.location = address;
    else element('a', { href: address, target: '_blank' }).click();
  } catch (error) {
    view?.close();
    said.textContent = error.message;
  }
};

/** Tells what was read, and what was not. */
export function accountOf(account) {
  const { counts } = account;
  const parts = [
    ['certain', '读得确定'], ['checked', '核对无误'], ['derived', '由等式推出'], ['doubtful', '存疑'], ['missing', '没有读到'],
  ].filter(([proof]) => counts[proof]).map(([proof, words]) => `${words} ${counts[proof]} 格`);
  const whose = `${account.agency || '机关不明'}，${account.year ?? '年份不明'}${account.year ? ' 年度' : ''}，${account.kind}`;
  const told = [element('p', { class: 'whose', text: whose })];
  if (parts.length) told.push(element('p', { text: `表里的数：${parts.join('，')}。` }));
  const remarks = account.remarks.map(({ place, message }) => `${place}：${message}`);
  const unread = account.unread.map(({ place, text: words }) => `${place}：“${words}”`);
  for (const [heading, lines] of [['要留意的', remarks], ['没有读进来的', unread]]) {
    if (!lines.length) continue;
    const list = element('ul', {}, ...lines.map((line) => element('li', { text: line })));
    told.push(element('details', { open: lines.length < 6 }, element('summary', { text: `${heading}（${lines.length}）` }), list));
  }
  return told;
}

/** Ends the program. */
export async function endProgram() {
  try {
    await server.end();
    state.isDirty = false;
    document.body.replaceChildren(element('main', { class: 'ended' }, element('h1', { text: '已经结束' }),
      element('p', { text: '可以关掉这个窗口了。' })));
  } catch (error) {
    tell(error.message);
  }
}
