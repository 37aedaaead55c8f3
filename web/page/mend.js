// For 404.html: an address in which %23 stands for the # of a link. What follows may be encoded, too: the program sees to that.
const mended = location.href.replace(/%(?:25)*23/i, '#');
if (mended !== location.href) location.replace(mended);
