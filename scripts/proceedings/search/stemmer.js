/* What every Snowball algorithm stands on (snowballstemmer's basestemmer.py, for the browser). */
class Base {
  stemWord(word) {
    this.current = word;
    this.cursor = this.limit_backward = this.bra = 0;
    this.limit = this.ket = word.length;
    this._stem();
    return this.current;
  }
  has(set, one) {
    return typeof set === "string" ? set.includes(one) : set.has(one);
  }
  in_grouping(set) {
    return this.cursor < this.limit && this.has(set, this.current[this.cursor]) && !!++this.cursor;
  }
  out_grouping(set) {
    return this.cursor < this.limit && !this.has(set, this.current[this.cursor]) && !!++this.cursor;
  }
  in_grouping_b(set) {
    if (this.cursor <= this.limit_backward || !this.has(set, this.current[this.cursor - 1])) return false;
    this.cursor--;
    return true;
  }
  out_grouping_b(set) {
    if (this.cursor <= this.limit_backward || this.has(set, this.current[this.cursor - 1])) return false;
    this.cursor--;
    return true;
  }
  go_in_grouping(set) {
    while (this.in_grouping(set));
    return this.cursor < this.limit;
  }
  go_out_grouping(set) {
    while (this.out_grouping(set));
    return this.cursor < this.limit;
  }
  go_in_grouping_b(set) {
    while (this.in_grouping_b(set));
    return this.cursor > this.limit_backward;
  }
  go_out_grouping_b(set) {
    while (this.out_grouping_b(set));
    return this.cursor > this.limit_backward;
  }
  eq_s(words) {
    if (this.cursor + words.length > this.limit || !this.current.startsWith(words, this.cursor)) return false;
    this.cursor += words.length;
    return true;
  }
  eq_s_b(words) {
    if (this.cursor - words.length < this.limit_backward || !this.current.endsWith(words, this.cursor)) return false;
    this.cursor -= words.length;
    return true;
  }
  among(list, at, fits) {
    const start = this.cursor;
    const found = list.filter(([word]) => fits(word, start)).sort((a, b) => b[0].length - a[0].length);
    for (const [word, result, method] of found) {
      this.cursor = at(start, word);
      if (!method) return result;
      if (method.call(this)) {
        this.cursor = at(start, word);
        return result;
      }
    }
    return 0;
  }
  find_among(list) {
    return this.among(list, (start, word) => start + word.length, (word, start) => start + word.length <= this.limit && this.current.startsWith(word, start));
  }
  find_among_b(list) {
    return this.among(list, (start, word) => start - word.length, (word, start) => start - word.length >= this.limit_backward && this.current.endsWith(word, start));
  }
  replace_s(bra, ket, words) {
    const more = words.length - (ket - bra);
    this.current = this.current.slice(0, bra) + words + this.current.slice(ket);
    this.limit += more;
    if (this.cursor >= ket) this.cursor += more;
    else if (this.cursor > bra) this.cursor = bra;
    return more;
  }
  slice_from(words) {
    this.replace_s(this.bra, this.ket, words);
    this.ket = this.bra + words.length;
  }
  slice_del() {
    this.slice_from("");
  }
  insert(bra, ket, words) {
    const more = this.replace_s(bra, ket, words);
    if (bra <= this.bra) this.bra += more;
    if (bra <= this.ket) this.ket += more;
  }
  slice_to() {
    return this.current.slice(this.bra, this.ket);
  }
}
