/** A WebAssembly file imported as a module, as workerd and bundlers for it do. */
declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}
