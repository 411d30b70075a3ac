export { adapterCases } from './adapterCases'
export type { AdapterCase, MakeAdapter, Trial } from './adapterCase'
export {
  faultyAdapter,
  type Fault,
  type FaultPlan,
  type Faults,
  type FaultyAdapter,
  type FaultyCall,
  type FaultyMethod,
} from './faultyAdapter'
export { findLeak } from './findLeak'
export { sampleKeys, type SampleOptions } from './sampleKeys'
export { sampleScopes } from './sampleScopes'
export { seededRandom } from './seededRandom'
export { skipReason } from './skipReason'
