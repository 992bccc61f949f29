import * as z from 'zod'
import { type HibpBreach, hibpDataClasses } from '../../incident/hibp.ts'
import type { Answer, Operation, Parameter, Text } from './operation.ts'
import { problemSchema } from './problem-schema.ts'

const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
const dataClassesSchema = z.array(z.enum(hibpDataClasses() as [string, ...string[]]))

export const hibpBreachSchema = z.strictObject({
  Name: z.string().regex(/^[A-Za-z0-9]+$/),
  Title: z.string(),
  Domain: z.string().min(1),
  BreachDate: z.iso.date(),
  AddedDate: instant,
  ModifiedDate: instant,
  PwnCount: z.int().min(0),
  Description: z.string(),
  LogoPath: z.url(),
  Attribution: z.string().nullable(),
  DisclosureUrl: z.url().nullable(),
  DataClasses: dataClassesSchema,
  IsVerified: z.boolean(),
  IsFabricated: z.boolean(),
  IsSensitive: z.boolean(),
  IsRetired: z.boolean(),
  IsSpamList: z.boolean(),
  IsMalware: z.boolean(),
  IsSubscriptionFree: z.boolean(),
  IsStealerLog: z.boolean(),
}) satisfies z.ZodType<Omit<HibpBreach, 'DataClasses'> & { DataClasses: string[] }>

/** A problem in both shapes: what `hibpProblem` answers with. */
export const hibpProblemSchema = problemSchema.extend({ statusCode: z.int().min(400).max(599), message: z.string() })

const refusal = (fr: string, en: string): Answer => ({ description: { fr, en }, schema: hibpProblemSchema })

const REFUSALS = {
  403: refusal('Il manque un en-tête `User-Agent`.', 'There is no `User-Agent`.'),
  500: refusal('Une erreur s’est produite ici.', 'Something went wrong here.'),
  503: refusal('Pas de réponse possible pour le moment.', 'This cannot be answered at the moment.'),
}

const USER_AGENT: Parameter = {
  in: 'header',
  name: 'User-Agent',
  required: true,
  schema: z.string().min(1),
  description: { fr: 'Le nom de votre programme.', en: 'The name of your program.' },
  example: 'my-tool/1.0',
}

const operation = (
  path: string,
  id: string,
  summary: Text,
  answers: Operation['answers'],
  more: Partial<Pick<Operation, 'description' | 'parameters' | 'method' | 'conditional'>> = {},
): Operation => ({
  method: 'GET',
  path: `/api/v3/${path}`,
  id,
  tag: 'hibp',
  summary,
  access: 'public',
  answers: { ...answers, ...REFUSALS },
  problems: [],
  ...more,
  parameters: [...(more.parameters ?? []), USER_AGENT],
})

/** What is offered of that API; what is not (`hibpRefusalsRoutes`) is no operation of this one. */
export const HIBP_OPERATIONS: readonly Operation[] = [
  operation(
    'breaches',
    'hibpBreaches',
    { fr: 'Toutes les fuites', en: 'All breaches' },
    {
      200: {
        description: { fr: 'Les fuites, par titre.', en: 'The breaches, by title.' },
        schema: z.array(hibpBreachSchema),
      },
      400: refusal('`IsSpamList` n’est ni `true` ni `false`.', '`IsSpamList` is neither `true` nor `false`.'),
    },
    {
      conditional: true,
      description: {
        fr: 'Le catalogue sous la forme de l’API v3 de Have I Been Pwned. `PwnCount` vaut 0 quand aucun nombre fiable de personnes ou de comptes n’est connu\u202f; `IsVerified` est faux pour ce qui est seulement revendiqué, possible, ou démenti. `AddedDate` ne change jamais. Les chemins et les noms de paramètres ne distinguent pas la casse. Ce qui demanderait une adresse ou son empreinte (`breachedaccount`, `range`…) répond 501 avec la raison et l’adresse de la vérification privée.',
        en: 'The catalogue as Have I Been Pwned’s API v3 gives its own. `PwnCount` is 0 where no reliable number of people or accounts is known; `IsVerified` is false for what is only claimed, possible or denied. `AddedDate` never changes. Paths and names of parameters do not distinguish case. Whatever would need an address or a hash of one (`breachedaccount`, `range`…) answers 501 with the reason and the address of the private check.',
      },
      parameters: [
        {
          in: 'query',
          name: 'Domain',
          schema: z.string(),
          description: { fr: 'Le domaine exact d’un organisme.', en: 'The exact domain of an organisation.' },
          example: 'francetravail.fr',
        },
        {
          in: 'query',
          name: 'IsSpamList',
          schema: z.enum(['true', 'false']),
          description: { fr: 'Il n’y en a pas ici.', en: 'There are none here.' },
        },
      ],
    },
  ),
  operation(
    'breach/:name',
    'hibpBreach',
    { fr: 'Une fuite', en: 'One breach' },
    {
      200: { description: { fr: 'La fuite.', en: 'The breach.' }, schema: hibpBreachSchema },
      404: refusal('Aucune fuite n’a ce nom.', 'No breach has this name.'),
    },
    {
      conditional: true,
      parameters: [
        {
          in: 'path',
          name: 'name',
          schema: z.string(),
          description: { fr: 'Son `Name`, sans distinction de casse.', en: 'Its `Name`, whatever the case.' },
          example: 'FranceTravail2024',
        },
      ],
    },
  ),
  operation(
    'latestbreach',
    'hibpLatestBreach',
    { fr: 'La dernière fuite ajoutée', en: 'The breach added last' },
    {
      200: { description: { fr: 'La fuite.', en: 'The breach.' }, schema: hibpBreachSchema },
      404: refusal('Le catalogue est vide.', 'The catalogue is empty.'),
    },
    { conditional: true },
  ),
  operation(
    'dataclasses',
    'hibpDataClasses',
    { fr: 'Les types de données', en: 'The data classes' },
    {
      200: {
        description: { fr: 'Leurs noms anglais, de A à Z.', en: 'Their English names, A to Z.' },
        schema: dataClassesSchema,
      },
    },
    { conditional: true },
  ),
]
