// Runs only in browsers that know no modules: those of old, and newer ones in their "compatible" mode (兼容模式).
var notice = document.getElementById('notice');
notice.innerHTML = '这个浏览器太旧，或者正用着“兼容模式”：请切换到“极速模式”，或者换一个浏览器打开这个地址。';
notice.removeAttribute('hidden');
