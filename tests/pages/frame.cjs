// frame.cjs RELEASE CONTEXT: page documents against JSON-LD 1.1 Framing.
//
// For each class a frame is made that says what `src/release/page.rs` does: the thing and its
// parts in full, other things with name, url and sameAs (people with the organizations that they
// work for), nothing twice in a circle. jsonld.js frames the dump's triples of schema.org with it,
// and the outcome must be the page document: the same tree of the same values. Language tags and
// datatypes are compared by value, because a page leaves those of its own language away.
// Prints the frames with FRAMES=1. Run in a folder that has node_modules/jsonld.
const fs = require('fs'), path = require('path'), { createRequire } = require('module');
const jsonld = createRequire(process.cwd() + '/')('jsonld');
const [, , root, contextFile] = process.argv;
const context = JSON.parse(fs.readFileSync(contextFile));
const SCHEMA = 'http://schema.org/', TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const loader = async url => {
  if (/^https?:\/\/schema\.org\/?$/.test(url)) return { contextUrl: null, documentUrl: url, document: context };
  throw new Error('not here: ' + url);
};
const options = { documentLoader: loader };

const lines = fs.readFileSync(path.join(root, 'dump.nt'), 'utf8').split('\n').filter(Boolean);
const wanted = lines.filter(line => {
  const [, predicate, object] = /^<[^>]*> <([^>]*)> (.*) \.$/.exec(line);
  return predicate.startsWith(SCHEMA) || (predicate === TYPE && object.startsWith('<' + SCHEMA));
});

// Subject -> property -> IRIs that it leads to.
const graph = new Map();
for (const line of wanted) {
  const [, subject, predicate, object] = /^<([^>]*)> <([^>]*)> (.*) \.$/.exec(line);
  if (!graph.has(subject)) graph.set(subject, new Map());
  const properties = graph.get(subject);
  if (predicate === TYPE) { properties.set('@type', [...(properties.get('@type') || []), object.slice(1, -1)]); continue; }
  if (!properties.has(predicate)) properties.set(predicate, []);
  if (object.startsWith('<')) properties.get(predicate).push(object.slice(1, -1));
}

const NEIGHBOUR = ['name', 'url', 'sameAs'];
// `@id: {}` fits whatever properties a node has or lacks.
const neighbour = within => ({
  '@id': {}, '@explicit': true, '@embed': '@always',
  ...Object.fromEntries(NEIGHBOUR.map(name => [name, {}])),
  ...(within ? { worksFor: neighbour(false) } : {}),
});
// What the properties of a subject need beyond being told.
function frameOf(subject, thing, frame, seen) {
  for (const [property, values] of graph.get(subject) || []) {
    if (property === '@type') continue;
    const name = property.slice(SCHEMA.length);
    for (const value of values) {
      if (value === thing || (value.startsWith(thing + '#') && seen.has(value))) frame[name] = { '@id': {}, '@embed': '@never' };
      else if (value.startsWith(thing + '#')) {
        seen.add(value);
        frame[name] = frameOf(value, thing, frame[name] || { '@id': {}, '@embed': '@once' }, seen);
      } else if (graph.has(value)) frame[name] = neighbour(true);
    }
  }
  return frame;
}

// A tree with its values as texts, its keys and lists sorted.
function plain(value) {
  if (Array.isArray(value)) return value.map(plain).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value === null || typeof value !== 'object') return String(value);
  if ('@value' in value) return String(value['@value']);
  const named = Object.entries(value).filter(([key]) => key !== '@context')
    .map(([key, inner]) => [{ id: '@id', type: '@type' }[key] || key.replace(/^schema:/, ''), inner])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (named.length === 1 && named[0][0] === '@id') return named[0][1];
  return Object.fromEntries(named.map(([name, inner]) => {
    const list = plain([].concat(inner));
    return [name, [...new Map(list.map(one => [JSON.stringify(one), one])).values()]];
  }));
}

(async () => {
  const dump = await jsonld.fromRDF(wanted.join('\n') + '\n', { format: 'application/n-quads' });
  const things = [...graph.keys()].filter(iri => !iri.includes('#'));
  const byClass = new Map();
  for (const thing of things) {
    const name = (graph.get(thing).get('@type') || ['Agent']).join(' ');
    byClass.set(name, [...(byClass.get(name) || []), thing]);
  }
  let compared = 0;
  const { base } = JSON.parse(fs.readFileSync(path.join(root, 'release.json')));
  for (const [name, members] of [...byClass].sort()) {
    const frame = {};
    for (const thing of members) frameOf(thing, thing, frame, new Set());
    if (process.env.FRAMES) console.log(name, JSON.stringify(frame, null, 1));
    for (const thing of members) {
      const file = path.join(root, decodeURIComponent(thing.slice(base.length)) + '.jsonld');
      if (!thing.startsWith(base) || !fs.existsSync(file)) continue;
      const framed = await jsonld.frame(dump, { '@context': 'https://schema.org', '@id': thing, ...frame },
        { ...options, omitDefault: true, omitGraph: true, pruneBlankNodeIdentifiers: true });
      const ours = JSON.stringify(plain(JSON.parse(fs.readFileSync(file))), null, 1);
      const theirs = JSON.stringify(plain(framed), null, 1);
      if (ours !== theirs) {
        const [a, b] = [ours.split('\n'), theirs.split('\n')], at = a.findIndex((line, index) => line !== b[index]);
        console.log(`${thing} (${name}) is another document than the frame gives:\n  ours:   ${a.slice(at, at + 3).join(' ')}\n  framed: ${b.slice(at, at + 3).join(' ')}`);
        process.exitCode = 1;
        return;
      }
      compared += 1;
    }
  }
  if (!compared) throw new Error('no page was compared');
  console.log(`${compared} pages are what a frame of their class gives`);
})().catch(error => { console.log(error.message, JSON.stringify(error.details || {}).slice(0, 300)); process.exit(1); });
