// The public engine of mon-entreprise (npm modele-social + publicodes, MIT), asked through its own interface.
// usage: node peer.mjs DIR recent|2021 [bench]   reads [{brut, heures_travaillees, date}] on stdin, answers on stdout.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [dir, model, mode] = process.argv.slice(2)
const require = createRequire(`${dir}/peer.js`)
const load = async (name) => {
  const module = await import(pathToFileURL(require.resolve(name)))
  return module.default?.default ?? module.default
}
const MODELS = {
  recent: {
    situation: (row) => ({
      date: row.date,
      'salarié . contrat': "'CDI'",
      'salarié . contrat . salaire brut': `${row.brut} €/mois`,
      'salarié . activité partielle': 'oui',
      'salarié . activité partielle . heures travaillées': `${row.heures_travaillees} heure/mois`,
    }),
    indemnite: 'salarié . activité partielle . indemnités',
    allocation: 'salarié . activité partielle . indemnisation entreprise',
  },
  2021: {
    situation: (row) => ({
      'contrat salarié . rémunération . brut de base': `${row.brut} €/mois`,
      'contrat salarié . activité partielle': 'oui',
      'contrat salarié . activité partielle . heures travaillées': `${row.heures_travaillees} heures/mois`,
    }),
    indemnite: 'contrat salarié . activité partielle . indemnités . base', // its own minimum (RMM) is not a number here
    allocation: 'contrat salarié . activité partielle . indemnisation entreprise',
  },
}

const quiet = { log() {}, warn() {}, error() {} }
// the old model warns about units on every row
for (const level of ["warn", "error", "info"]) console[level] = () => {}
const answer = process.stdout.write.bind(process.stdout)
console.log = () => {}

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const rows = JSON.parse(Buffer.concat(chunks).toString('utf8'))
const Engine = await load('publicodes')
const engine = new Engine(await load('modele-social'), { logger: quiet })
const { situation, indemnite, allocation } = MODELS[model]
const ask = (row) => {
  engine.setSituation(situation(row))
  return { indemnite: engine.evaluate(indemnite).nodeValue, allocation: engine.evaluate(allocation).nodeValue }
}

const started = process.cpuUsage()
const answers = rows.map(ask)
const used = process.cpuUsage(started)
answer(JSON.stringify(mode === 'bench' ? { rows: rows.length, cpu_s: (used.user + used.system) / 1e6 } : answers))
