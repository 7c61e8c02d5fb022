class SetNickname < Light::Services::Base
  arg :account, type: Account
  arg :nickname # want missing-presence nickname

  step :log, if: :strict?
  step :store

  private

  def log
    Rails.logger.info("renaming #{account.name}")
  end

  def store
    account.update!(nickname: nickname.strip)
  end
end
