# A private method is no boundary: what it needs, the method that hands everything on to it asks for.
class Announce < ApplicationService
  def call(url) # want missing-presence url
    deliver(url)
  end

  private

  def deliver(address)
    response = Faraday.post(address, "now")
    raise "refused" unless response.success?
  end
end
