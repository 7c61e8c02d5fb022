class Reprint
  def self.call(label:)
    raise ArgumentError, "label is required" if label.nil?

    label.print!
  end
end

class Publish
  def initialize(article)
    @article = article
  end

  def call
    return if Feature.off?(:publishing)

    @article.publish!
  end
end

class Labels
  def reprint(code)
    Reprint.call(label: Label.find_by(code: code)) # want violated-precondition label @warning
  end

  def reprint_later(code)
    label = Label.find_by(code: code)
    log("reprint")
    Reprint.call(label: label) # want violated-precondition label @warning
  end

  def among(labels)
    Reprint.call(label: labels.detect { |l| l.new? }) # want violated-precondition label @warning
  end

  def publish(id)
    Publish.new(Article.find_by(id: id)).call # want violated-precondition article @warning
  end

  def optional(label: nil)
    Reprint.call(label: label) # want violated-precondition label @warning
  end

  def own(code)
    print_out(Label.find_by(code: code)) # want violated-precondition page @warning
  end

  private

  def print_out(page)
    page.print!
  end
end
