export class UploadNameService {
  private readonly names: string[] = [];

  nested(name: string): void {
    if (process.env.NODE_ENV === 'development') {
      if (name === '') throw new TypeError('name must not be blank'); // want environment-guard name @information
    }
    this.names.push(name);
  }

  conjunct(name: string): void {
    if (process.env.NODE_ENV !== 'production' && name === '') throw new TypeError('name'); // want environment-guard name
    this.names.push(name);
  }

  index(name: string): void {
    if (process.env['NODE_ENV'] !== 'production') {
      if (name === '') throw new TypeError('name'); // want environment-guard name
    }
    this.names.push(name);
  }

  flag(name: string): void {
    if (__DEV__) assertName(name); // want environment-guard name
    this.names.push(name);
  }

  shortCircuit(name: string): void {
    __DEV__ && assertName(name); // want environment-guard name
    this.names.push(name);
  }

  vite(name: string): void {
    if (import.meta.env.DEV && name === '') throw new TypeError('name'); // want environment-guard name
    this.names.push(name);
  }
}
