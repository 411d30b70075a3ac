import { version as react } from 'react'
import { version as reactDom } from 'react-dom'
import { expect, inject, it } from 'vitest'

it('runs on the React that the project is for', () => {
  expect(Number.parseInt(react, 10)).toBe(inject('reactMajor'))
  expect(reactDom).toBe(react)
})
