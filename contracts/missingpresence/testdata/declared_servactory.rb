# Required inputs reject nil; optional ones owe a branch, which another rule asks for.
class SetNickname < ApplicationService::Base
  input :account, type: Account
  input :level, type: Integer, min: 1, max: 10
  input :nickname, type: String, required: false
  input :color, type: String, inclusion: %w[red blue]

  make :check
  make :store

  private

  def check
    fail!(:input, message: "blank") unless inputs.nickname?
  end

  def store
    inputs.account.update!(nickname: inputs.nickname.strip, level: inputs.level + 1, color: inputs.color.upcase)
  end
end
