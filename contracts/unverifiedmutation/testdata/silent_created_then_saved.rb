class AddLink
  def call(parent)
    link = parent.links.create(url: "x")
    if link.save
      :added
    else
      :refused
    end
  end
end
