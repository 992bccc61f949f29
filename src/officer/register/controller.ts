import type { Described } from './paper.ts'
import type { Register } from './register.ts'

/** The controller as its register names it, else as the public record does where that has one controller only. */
export function controllerOf(
  { organisations }: Described,
  { name, siren }: Pick<Register['controller'], 'name' | 'siren'>,
): { readonly name: string | null; readonly siren: string | null } {
  const controllers = organisations.filter(one => one.role === 'controller')
  const known = name === null && controllers.length === 1 ? controllers[0] : controllers.find(one => one.name === name)
  return { name: name ?? known?.name ?? null, siren: siren ?? known?.siren ?? null }
}
