class MakeToken
  def self.call(*args)
    new(*args).call
  end

  def initialize(data, expiry: 7)
    @data = data
    @expiry = expiry
  end

  def call
    Crypt.sign(@data, @expiry)
  end
end

class Links
  def unsubscribe(id)
    MakeToken.call(subscriber_id: id, once: true)
    MakeToken.call({ subscriber_id: id }, expires: 1) # want input-mismatch
  end
end
