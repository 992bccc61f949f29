/** A commune is given by its INSEE code or by its name; the other one follows from the official list where it can only be one. */
import { type CommuneList, readCommunes } from '../../incident/commune-search.ts'
import { fold } from '../../incident/fold.ts'
import type { SiteServices } from '../../site/services.ts'
import { isObject, type Json, type JsonObject } from './field.ts'

type Directory = Pick<SiteServices, 'communes' | 'names' | 'read'>

/** The public part with communes completed; what the list does not know stays as it was typed. */
export async function completeCommunes(services: Directory, incident: JsonObject): Promise<JsonObject> {
  let list: Promise<CommuneList | null> | null = null
  const byName = async (name: string): Promise<string> => {
    list ??= services
      .read(services.names.communes)
      .then(file => file && readCommunes(new TextDecoder().decode(file.bytes)))
    const found =
      (await list)?.search(name, 3).filter(one => fold(one.name) === fold(name) && one.within === null) ?? []
    return found.length === 1 ? found[0]!.insee : ''
  }
  const complete = async (value: Json): Promise<Json> => {
    if (Array.isArray(value)) return Promise.all(value.map(complete))
    if (!isObject(value)) return value
    const { name, insee } = value
    if (typeof name === 'string' && typeof insee === 'string') {
      if (insee === '' && name !== '') return { ...value, insee: await byName(name) }
      if (name === '' && insee !== '') return { ...value, name: (await services.communes.find(insee))?.name ?? '' }
      return value
    }
    const entries = Object.entries(value).map(async ([key, one]) => [key, await complete(one)] as const)
    return Object.fromEntries(await Promise.all(entries))
  }
  const { organisations = [], population = {} } = incident
  return { ...incident, organisations: await complete(organisations), population: await complete(population) }
}
