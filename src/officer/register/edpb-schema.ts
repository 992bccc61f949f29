/**
 * The notification of the EDPB's common template (v1.0, adopted in June 2026, under consultation until 5 August 2026), as far as Vigifuite fills it in.
 *
 * A property is the template's number of the field, a value the template's letter; names of fields are in our own words. Fields that
 * a controller established in France never fills in (its representative in the EEA, the section for controllers outside it), attachments
 * and the size of the organisation are left out. The template does not say how several values of one field are written: lists, here.
 *
 * A complete notification (field 4: `a`) has every field that the template always asks for. What it asks for under a condition
 * is in `edpb-conditions.ts`, because a JSON Schema that all tools can read does not say it.
 */
import * as z from 'zod'
import * as breach from './breach-codes.ts'
import type { CodeList } from './code.ts'
import * as response from './response-codes.ts'
import * as scope from './scope-codes.ts'

const letters = (list: CodeList) => [...new Set(Object.values(list).flatMap(one => one.edpb ?? []))].sort() as [string]

const text = (title: string) => z.string().min(1).meta({ title })
const letter = (title: string, list: CodeList) => z.enum(letters(list)).meta({ title })
const several = (title: string, list: CodeList) =>
  z
    .array(z.enum(letters(list)))
    .min(1)
    .meta({ title })
const texts = (title: string) => z.array(z.string()).min(1).meta({ title })
const count = (title: string) => z.int().nonnegative().meta({ title })
const moment = (title: string) => z.iso.datetime({ offset: true }).meta({ title })
const date = (title: string) => z.iso.date().meta({ title })
const countries = (title: string) =>
  z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .min(1)
    .meta({ title })

/** What the template asks for in every complete notification. */
const ALWAYS = {
  field_12: text('Name of the controller'),
  field_13: text('How to reach the controller'),
  field_21: text('Who notifies'),
  field_22: text('How to reach them'),
  field_23: letter('What they are to the controller', scope.REPORTERS),
  field_29: z.enum(['yes', 'no']).meta({ title: 'A data protection officer is designated' }),
  field_38: z.enum(['a', 'b']).meta({ title: 'Other bodies are involved' }),
  field_44: letter('When the breach occurred', breach.OCCURRENCES),
  field_48: moment('When the controller became aware'),
  field_50: letter('How the breach came to light', breach.DISCOVERIES),
  field_51: text('The discovery, described'),
  field_55: several('What was lost', breach.NATURES),
  field_60: letter('What happened', breach.ORIGINS),
  field_61: letter('Cause', breach.CAUSES),
  field_62: text('What happened, described'),
  field_63: text('Systems involved, and where they are'),
  field_65: several('Who is concerned', scope.PERSONS),
  field_66: text('Who is concerned, described'),
  field_67: letter('How well the number of people is known', scope.CERTAINTIES),
  field_70: several('Which data', scope.DATA),
  field_71: text('Which data, described'),
  field_72: letter('How well the number of records is known', scope.CERTAINTIES),
  field_75: several('Measures in place before', response.MEASURES_BEFORE),
  field_76: text('Measures in place before, described'),
  field_85: several('What may follow for people', response.CONSEQUENCES),
  field_87: letter('How grave that is', response.GRAVITIES),
  field_89: letter('Outcome of the assessment of the risk', response.RISKS),
  field_90: text('How the risk was assessed'),
  field_92: text('What was done about the breach'),
  field_94: several('What prevents another', response.MEASURES_AFTER),
  field_95: text('What prevents another, described'),
  field_97: letter('Whether people were told', response.INFORMED),
  field_113: letter('Cross-border processing by a controller in the EEA', scope.ANSWERS),
}

const SOMETIMES = {
  field_6: text('Number of the notification that this one follows'),
  field_7: text('The controller’s own reference'),
  field_10: z.enum(['a', 'b', 'c']).meta({ title: 'Kind of identifier of the controller' }),
  field_11: text('Identifier of the controller'),
  field_14: letter('Private or public', scope.OWNERSHIPS),
  field_17: text('Activity of the controller'),
  field_24: text('What the person who notifies is to the controller, described'),
  field_30: text('Data protection officer'),
  field_31: text('How to reach the data protection officer'),
  field_33: z.enum(['a', 'b', 'c']).meta({ title: 'Who can say more' }),
  field_39: texts('What the other bodies are'),
  field_40: texts('Names of the other bodies'),
  field_41: texts('How to reach the other bodies'),
  field_45: z.boolean().meta({ title: 'Dates are estimated' }),
  field_46: moment('Beginning of the breach'),
  field_47: moment('End of the breach'),
  field_49: text('Why the notification is late'),
  field_52: date('When another body told the controller'),
  field_53: text('Remarks on the timeline'),
  field_56: letter('Data taken or disclosed', breach.DISCLOSURES),
  field_57: letter('Data unreadable to others', breach.PROTECTIONS),
  field_58: letter('Data altered', breach.ALTERATIONS),
  field_59: letter('Data unavailable', breach.UNAVAILABILITIES),
  field_68: count('Number of people'),
  field_73: count('Number of records'),
  field_79: several('Effects of the loss of confidentiality', response.CONFIDENTIALITY_EFFECTS),
  field_80: text('Other effects of the loss of confidentiality'),
  field_81: several('Effects of the loss of integrity', response.INTEGRITY_EFFECTS),
  field_82: text('Other effects of the loss of integrity'),
  field_83: several('Effects of the loss of availability', response.AVAILABILITY_EFFECTS),
  field_84: text('Other effects of the loss of availability'),
  field_86: text('What else may follow for people'),
  field_98: date('When people were told'),
  field_99: date('When people will be told'),
  field_100: letter('Condition of GDPR article 34(3) that is met', response.EXEMPTIONS),
  field_101: text('Why that condition is met'),
  field_102: z.enum(['a', 'b']).meta({ title: 'Everybody was told (a), or not (b)' }),
  field_103: text('Why not everybody was told'),
  field_104: letter('How people were told', response.MEANS),
  field_105: text('How people were told, described'),
  field_106: text('What people were told'),
  field_109: letter('Complaint to the police or a court', scope.ANSWERS),
  field_110: letter('Other authorities were told', scope.ANSWERS),
  field_111: text('Which authorities, and their references'),
  field_114: text('Lead supervisory authority'),
  field_115: countries('Countries with an establishment of the controller'),
  field_116: countries('Countries of the people concerned'),
  field_117: z
    .record(z.string().regex(/^[A-Z]{2}$/), z.int().nonnegative())
    .meta({ title: 'Number of people, by country' }),
  field_118: texts('Supervisory authorities notified'),
  field_120: z.enum(['a', 'b', 'c']).meta({ title: 'Processing by a controller outside the EEA' }),
}

const type = { field_3: z.enum(['a', 'b']).meta({ title: 'First notification (a), or one that follows (b)' }) }
const sometimes = z.object(SOMETIMES).partial().shape

export const edpbCompleteSchema = z.strictObject({
  ...type,
  field_4: z.literal('a').meta({ title: 'Complete' }),
  ...ALWAYS,
  ...sometimes,
})

export const edpbIncompleteSchema = z.strictObject({
  ...type,
  field_4: z.literal('b').meta({ title: 'Incomplete' }),
  ...z.object(ALWAYS).partial().shape,
  ...sometimes,
})

export const edpbNotificationSchema = z
  .discriminatedUnion('field_4', [edpbCompleteSchema, edpbIncompleteSchema])
  .meta({ title: 'Personal data breach notification, by the numbers and letters of the EDPB’s common template v1.0' })

export type EdpbNotification = z.infer<typeof edpbNotificationSchema>
export type EdpbField = Exclude<keyof z.infer<typeof edpbCompleteSchema>, 'field_3' | 'field_4'>

export const EDPB_ALWAYS = Object.keys(ALWAYS) as readonly EdpbField[]

/** Letters that a template's list has for what is still open; they make a notification incomplete. */
export const EDPB_OPEN: Readonly<Partial<Record<EdpbField, string>>> = {
  field_44: 'e',
  field_56: 'e',
  field_57: 'e',
  field_60: 'x',
  field_61: 'e',
  field_65: 'k',
  field_67: 'd',
  field_70: 't',
  field_72: 'd',
  field_79: 'e',
  field_81: 'd',
  field_83: 'd',
  field_85: 'o',
  field_87: 'd',
  field_97: 'c',
}
