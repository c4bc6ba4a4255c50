// Writes the personal names of @faker-js/faker (npm, MIT) as JSON for names.py; Chinese ones in pinyin (pinyin-pro, MIT).
// Usage: node dump_names.mjs OUT.json   (where both packages are installed)
import { writeFileSync } from 'node:fs';
import { allLocales } from '@faker-js/faker';
import { pinyin } from 'pinyin-pro';
const list = (o) => [o?.generic, o?.female, o?.male, o].filter(Array.isArray).flat().map((x) => x.value ?? x);
const zh = (a) => a.map((x) => pinyin(x, { toneType: 'none', type: 'array' }).join('').replace(/ü/g, 'u')).map((x) => x[0].toUpperCase() + x.slice(1));
const out = {};
for (const [code, { person }] of Object.entries(allLocales)) {
  if (!person) continue;
  const row = { first: list(person.first_name), last: list(person.last_name) };
  if (code.startsWith('zh')) Object.assign(row, { first: zh(row.first), last: zh(row.last) });
  out[code] = row;
}
writeFileSync(process.argv[2], JSON.stringify(out));
