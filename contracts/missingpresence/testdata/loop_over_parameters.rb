class Swap < ApplicationService
  def call(left, right)
    [left, right].each { |side| raise ArgumentError, "both sides are required" if side.nil? }

    left.swap!(right.number)
    :swapped
  end

  def run(left, right)
    { left: left, right: right }.each do |name, value|
      return Failure(:"#{name}_missing") unless value
    end

    left.swap!(right.number)
    :swapped
  end

  def process(
    left, # want missing-presence left
    right # want missing-presence right
  )
    [left, right].each { |side| Rails.logger.warn("missing") if side.nil? }

    left.swap!(right.number)
    :swapped
  end
end
