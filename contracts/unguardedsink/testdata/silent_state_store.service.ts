export class StoreService {
  set token(token: string | null) {
    this.persistStore.update({ token });
  }

  set language(language) {
    this.persistStore.update({ language: language });
  }
}
