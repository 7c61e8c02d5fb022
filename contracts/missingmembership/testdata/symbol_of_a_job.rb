class BlockWorker
  include Sidekiq::Job

  def perform(kind) # want missing-membership kind @information
    Block.create!(kind: kind.to_sym)
  end
end

class Block < ApplicationRecord
end
