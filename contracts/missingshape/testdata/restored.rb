# A class reads what it wrote.
class PhoneSession
  attr_reader :code, :sent_at

  def self.from_h(data)
    new(code: data[:code], sent_at: Time.at(data[:sent_at]), method: data[:method].to_sym)
  end

  def self.from_params(data) # want missing-shape
    new(code: data[:code], sent_at: Time.at(data[:sent_at]), method: data[:method].to_sym)
  end

  def initialize(code:, sent_at:, method:)
    @code = code
    @sent_at = sent_at
    @method = method
  end

  def to_h = { code: code, sent_at: sent_at.to_i, method: @method }
end

class ImportJob < ApplicationJob
  def perform(sealed, open)
    applicant = JSON.parse(Encryptor.new.decrypt(sealed), symbolize_names: true)
    applicant[:address][:street] = "x"
    other = JSON.parse(open, symbolize_names: true) # want missing-shape
    other[:address][:street] = "x"
  end
end
