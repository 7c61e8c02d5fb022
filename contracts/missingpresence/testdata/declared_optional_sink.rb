# A declared optional that becomes part of a key without a sound owes presence all the same.
class ForgetTotals < Actor
  input :account, type: Account
  input :region, type: String, allow_nil: true # want missing-presence region @warning
  input :currency, type: String, default: nil

  def call
    Rails.cache.delete("totals/#{account.id}/#{region}")
    Rails.cache.delete("totals/#{currency}") if currency
  end
end

class ForgetMore < Servactory::Base
  input :account, type: Account
  input :region, type: String, required: false # want missing-presence region @warning

  make :forget

  private

  def forget
    Rails.cache.delete("totals/#{inputs.account.id}/#{inputs.region}")
  end
end

class ForgetContext
  include Interactor

  def call
    Rails.cache.delete("totals/#{context.account}") # want missing-presence account @warning
  end
end

class ForgetAction
  extend LightService::Action

  expects :account # want missing-presence account @warning
  expects :owner

  executed do |ctx|
    next ctx if ctx.owner.nil?

    Rails.cache.delete("totals/#{ctx.account}/#{ctx.owner.id}")
  end
end

class ForgetExtras
  pattr_initialize [:account!] # want missing-presence account @warning

  def perform
    Rails.cache.delete("totals/#{account}")
  end
end
