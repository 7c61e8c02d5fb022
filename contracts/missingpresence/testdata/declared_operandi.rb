class SetNickname < Operandi::Base
  arg :account, type: Account
  arg :nickname # want missing-presence nickname
  arg :level, type: Integer, optional: true
  arg :color, type: String, default: "red"

  step :store

  private

  def store
    account.update!(nickname: nickname.strip, color: color.upcase, level: level&.succ)
  end
end
