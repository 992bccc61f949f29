import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { element, xmlDocument } from '../../src/site/xml.ts'
import { parseXml } from '../support/xml.ts'

describe('writing XML', () => {
  it('escapes text and attributes', () => {
    const attack = `</title><script>alert("1")</script> & 'x' ]]>`
    const document = xmlDocument(
      element('feed', { title: attack }, element('title', {}, attack), element('updated', {})),
    )
    expect(document).not.toContain('<script')
    expect(parseXml(document)).toEqual({
      name: 'feed',
      attributes: { title: attack },
      text: '',
      children: [
        { name: 'title', attributes: {}, children: [], text: attack },
        { name: 'updated', attributes: {}, children: [], text: '' },
      ],
    })
  })

  it('leaves out what is no character of XML, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { text: read } = parseXml(xmlDocument(element('a', {}, text)))
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
        expect(read).toBe(text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
      }),
    )
    expect(parseXml(xmlDocument(element('a', {}, 'x\u0000\ud800y'))).text).toBe('x\ufffdy')
  })
})

describe('the reader that tests use', () => {
  it.each([
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a>&nbsp;</a>',
    '<a>&</a>',
    '<a b="1" b="2"/>',
    '<a b=1/>',
    '<a b="<"/>',
    '<!DOCTYPE a><a/>',
    '<a>]]></a>',
    'x<a/>',
    '',
  ])('refuses %s', text => {
    expect(() => parseXml(`<?xml version="1.0" encoding="utf-8"?>\n${text}`)).toThrow()
  })
})
