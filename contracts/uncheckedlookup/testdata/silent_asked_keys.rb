class Relay
  LIMITS = { standard: 100, premium: 1000 }.freeze
  DEFAULT = :standard

  def message(response)
    text = +""
    if response.key?("replies") && response["replies"].any?
      last = response.dig("replies", -1)
      text << last["error"]
    end
    other = response.dig("status", "text") # want unchecked-lookup other @information
    text << other.strip
  end

  def left(count)
    limit - count
  end

  def per_hour
    tier = chosen
    LIMITS[tier].to_i.fdiv(24) + LIMITS[chosen].fdiv(24)
  end

  private

  def limit
    LIMITS[chosen]
  end

  def chosen
    DEFAULT
  end
end

class RelayJob < ApplicationJob
  def perform(version:)
    version.relay!
  end

  def owner
    arguments.dig(0, :version).owner
  end
end
