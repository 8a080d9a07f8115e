// Writes a size of a file in the unit that reads best, as the server does (1 MB = 2^20 bytes).
// words: the units and the decimal mark in the page's language, "B|KB|MB|GB|.".
const sizeWords = (count, words) => {
  const [mark, ...units] = words.split("|").reverse();
  const power = Math.min(Math.floor(Math.log2(Math.max(count, 1)) / 10), 3);
  const places = power > 1 && count < 10 * 1024 ** power ? 1 : 0;
  return (count / 1024 ** power).toFixed(places).replace(".", mark) + "\u00a0" + units.reverse()[power];
};
